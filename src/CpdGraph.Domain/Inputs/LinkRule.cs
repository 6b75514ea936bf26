using System.Collections.Frozen;
using System.Globalization;
using System.Net;

namespace CpdGraph.Domain;

/// <summary>Which addresses people may enter. The server never fetches them; they must not lead readers into private networks either.</summary>
public static class LinkRule
{
    /// <summary>Most characters.</summary>
    public const int MaximumLength = 2_048;

    private static readonly FrozenSet<string> PrivateEndings =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "private", "arpa");

    /// <summary>Whether an address may be entered: plain https to a named public host, without credentials or hidden characters.</summary>
    public static bool Allows(string link)
    {
        ArgumentNullException.ThrowIfNull(link);

        return link.Length <= MaximumLength
            && link.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            && link.All(IsPlain)
            && !Authority(link).ContainsAny('@', '%')
            && Uri.TryCreate(link, UriKind.Absolute, out var uri)
            && uri.UserInfo.Length == 0
            && uri.HostNameType == UriHostNameType.Dns
            && IsPublicHost(uri);
    }

    private static ReadOnlySpan<char> Authority(string link)
    {
        var rest = link.AsSpan("https://".Length);
        var end = rest.IndexOfAny('/', '?', '#');

        return end < 0 ? rest : rest[..end];
    }

    private static bool IsPlain(char character) =>
        character > ' '
        && !"\\<>\"`{}|^".Contains(character, StringComparison.Ordinal)
        && !char.IsWhiteSpace(character)
        && char.GetUnicodeCategory(character) is not
            (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static bool IsPublicHost(Uri uri)
    {
        string host;

        try
        {
            host = uri.IdnHost.TrimEnd('.');
        }
        catch (UriFormatException)
        {
            return false;
        }

        var labels = host.Split('.');

        // One label is a machine of one's own network; a numeric last label makes browsers read the whole as an IP address.
        return labels.Length >= 2
            && labels.All(label => label.Length is > 0 and <= 63)
            && !IPAddress.TryParse(host, out _)
            && !IsNumeric(labels[^1])
            && !PrivateEndings.Contains(labels[^1]);
    }

    private static bool IsNumeric(string label) => label.All(char.IsAsciiDigit)
        || (label.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && label.Skip(2).All(char.IsAsciiHexDigit));
}
