using System.Security.Cryptography;
using CpdGraph.Api.Composition;

namespace CpdGraph.Api.Paging;

/// <summary>Where the key comes from that cursors are authenticated with.</summary>
internal static class CursorSecret
{
    private const string FileName = "cursor.key";
    private const int Length = 32;

    /// <summary>The configured key; else the one in the data folder, made when there is none; else a new one for this process.</summary>
    /// <param name="configured">Base64, or empty.</param>
    /// <param name="dataFolder">Null when the database is not embedded.</param>
    /// <exception cref="StartFailure">The configured key or the file is no key, or the file cannot be made.</exception>
    public static byte[] Obtain(string configured, string? dataFolder)
    {
        if (configured.Length > 0)
        {
            return Decode(configured, $"Setting {PagingOptions.Section}:{nameof(PagingOptions.CursorKey)}");
        }

        if (dataFolder is null)
        {
            return RandomNumberGenerator.GetBytes(Length);
        }

        var path = Path.Combine(dataFolder, FileName);

        try
        {
            if (!File.Exists(path))
            {
                Make(path);
            }

            return Decode(File.ReadAllText(path).Trim(), $"File {path}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartFailure($"File {path} cannot be read or made: make the folder writable, or name another with --data.", exception);
        }
    }

    // Written aside and moved, so that two processes that start at once end with the same key.
    private static void Make(string path)
    {
        var aside = $"{path}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };

        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(aside, options))
        {
            writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)));
        }

        try
        {
            File.Move(aside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(aside);
        }
    }

    private static byte[] Decode(string text, string where)
    {
        var key = new byte[text.Length];

        return Convert.TryFromBase64String(text, key, out var length) && length >= Length
            ? key[..length]
            : throw new StartFailure($"{where} must hold at least {Length} random bytes in Base64, as \"openssl rand -base64 {Length}\" prints them.");
    }
}
