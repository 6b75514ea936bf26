using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>What passes as an e-mail address: only mail itself can tell whether it works, so this catches slips, not lies.</summary>
public static class EmailRule
{
    /// <summary>Most characters.</summary>
    public const int MaximumLength = 254;

    /// <summary>Whether the text has the form of an address.</summary>
    public static bool Allows(string email)
    {
        ArgumentNullException.ThrowIfNull(email);

        var at = email.IndexOf('@', StringComparison.Ordinal);

        return email.Length <= MaximumLength
            && at is > 0 and <= 64
            && at == email.LastIndexOf('@')
            && email.All(IsPlain)
            && email[(at + 1)..].Split('.') is { Length: >= 2 } labels
            && labels.All(label => label.Length is > 0 and <= 63 && !label.StartsWith('-') && !label.EndsWith('-'));
    }

    private static bool IsPlain(char character) =>
        character > ' '
        && !"()<>[]:;,\\\"".Contains(character, StringComparison.Ordinal)
        && !char.IsWhiteSpace(character)
        && char.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate);
}
