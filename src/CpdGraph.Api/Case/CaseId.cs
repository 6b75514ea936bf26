using System.Security.Cryptography;
using System.Text;

namespace CpdGraph.Api.Case;

/// <summary>
/// Identifiers of what CASE names and we do not: associations, types of items, rubrics. The same for the same framework, wherever it is
/// exported: the first 16 bytes of a SHA-256, with version 8 of RFC 9562 (made by a rule of one's own) and its variant written into them.
/// </summary>
internal static class CaseId
{
    private const int Length = 16;

    /// <param name="owner">What it belongs to.</param>
    /// <param name="part">What it is there.</param>
    public static Guid Of(Guid owner, string part)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"cpdgraph/case/{owner:D}/{part}")).AsSpan(0, Length);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);

        return new Guid(bytes, bigEndian: true);
    }
}
