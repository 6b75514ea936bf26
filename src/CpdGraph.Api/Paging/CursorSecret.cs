using System.Security.Cryptography;
using CpdGraph.Api.Composition;

namespace CpdGraph.Api.Paging;

/// <summary>Where the key comes from that cursors are authenticated with.</summary>
internal static class CursorSecret
{
    private const string FileName = "cursor.key";

    /// <summary>The configured key; else the one in the data folder, made when there is none; else a new one for this process.</summary>
    /// <param name="configured">Base64, or empty.</param>
    /// <param name="dataFolder">Null when the database is not embedded.</param>
    /// <exception cref="StartFailure">The configured key or the file is no key, or the file cannot be made.</exception>
    public static byte[] Obtain(string configured, string? dataFolder) =>
        configured.Length > 0
            ? Decode(configured)
            : dataFolder is null
                ? RandomNumberGenerator.GetBytes(SecretKey.Length)
                : SecretKey.ReadOrMake(Path.Combine(dataFolder, FileName));

    /// <summary>Checks the setting before anything is made.</summary>
    /// <exception cref="StartFailure">It is set, and holds no key.</exception>
    public static void Check(string configured)
    {
        if (configured.Length > 0)
        {
            _ = Decode(configured);
        }
    }

    private static byte[] Decode(string configured) =>
        SecretKey.Decode(configured, $"Setting {PagingOptions.Section}:{nameof(PagingOptions.CursorKey)}");
}
