using System.Security.Cryptography;
using System.Text;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>
/// Ids of seeded rows, made of their natural keys: two installations agree on them, and seeding again finds what it wrote before. They
/// are the first 16 bytes of the SHA-256 of <c>cpdgraph/KIND/KEY</c> with version 8 of RFC 9562 (made by a rule of one's own) and its
/// variant written into them. Ids of what people add are of version 7, so the two never meet.
/// </summary>
internal static class StableId
{
    private const int Length = 16;

    public static Guid Of(CatalogueKind kind, string key) => Of(kind.ToString(), key);

    public static Guid Of(RecordKind kind, string key) => Of(kind.ToString(), key);

    private static Guid Of(string kind, string key)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"cpdgraph/{kind}/{key}")).AsSpan(0, Length);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
