using System.Buffers.Text;
using System.Security.Cryptography;
using CpdGraph.Domain;

namespace CpdGraph.Api.Paging;

/// <summary>
/// The wire form of a place in a list: its bytes and a truncated HMAC-SHA256 of them. Nobody can make one up or read rows by guessing sort values. Safe to share.
/// </summary>
internal sealed class CursorCodec(byte[] key)
{
    private const int TagLength = 16;

    // The longest sort values are titles of a few hundred characters; more is nothing of ours.
    private const int LongestText = 4_096;

    public string Write(CursorKey place)
    {
        var bytes = place.ToBytes();
        var signed = new byte[bytes.Length + TagLength];
        bytes.CopyTo(signed, 0);
        Tag(bytes).CopyTo(signed, bytes.Length);

        return Base64Url.EncodeToString(signed);
    }

    /// <summary>Reads a cursor that a client sent.</summary>
    /// <returns>Null when it was damaged, made up, or authenticated with another key.</returns>
    public CursorKey? TryRead(string text)
    {
        if (text.Length > LongestText || !Base64Url.IsValid(text))
        {
            return null;
        }

        var signed = Base64Url.DecodeFromChars(text);

        if (signed.Length <= TagLength)
        {
            return null;
        }

        var bytes = signed.AsSpan()[..^TagLength];

        return CryptographicOperations.FixedTimeEquals(Tag(bytes), signed.AsSpan()[^TagLength..]) ? CursorKey.TryRead(bytes) : null;
    }

    private byte[] Tag(ReadOnlySpan<byte> bytes) => HMACSHA256.HashData(key, bytes)[..TagLength];
}
