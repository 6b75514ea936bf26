using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CpdGraph.Domain;

/// <summary>Keys of things that need doing.</summary>
internal static class AttentionKey
{
    private const int Bytes = 15;

    /// <summary>The key of a matter: the same for the same parts, and no other's. It tells nobody what it was made of.</summary>
    /// <param name="matter">For example <c>supervision</c>: what is due and then overdue is one matter.</param>
    /// <param name="parts">What tells it from others of its sort; none holds a line end.</param>
    public static string Of(string matter, params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder(matter);

        foreach (var part in parts)
        {
            text.Append('\n').Append(part);
        }

        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, Bytes));
    }

    /// <summary>A day as a part of a key.</summary>
    public static string Part(DateOnly? day) => day?.ToString("O", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    /// <summary>An id as a part of a key.</summary>
    public static string Part(Guid id) => id.ToString("N");
}
