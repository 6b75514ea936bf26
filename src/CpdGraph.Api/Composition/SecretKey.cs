using System.Security.Cryptography;

namespace CpdGraph.Api.Composition;

/// <summary>Secret keys of this installation: from a setting, or from a file that only its owner can read.</summary>
internal static class SecretKey
{
    /// <summary>Bytes of a new key, and the least that one must have.</summary>
    public const int Length = 32;

    /// <summary>A key as a person wrote it.</summary>
    /// <param name="where">Where it was written, as the beginning of a sentence.</param>
    /// <exception cref="StartFailure">It is no key.</exception>
    public static byte[] Decode(string text, string where)
    {
        var key = new byte[text.Length];

        return Convert.TryFromBase64String(text, key, out var length) && length >= Length
            ? key[..length]
            : throw new StartFailure($"{where} must hold at least {Length} random bytes in Base64, as \"openssl rand -base64 {Length}\" prints them.");
    }

    /// <summary>The key in a file. Where there is no file, it is made, and its folder too; processes that do so at once end with the same key.</summary>
    /// <exception cref="StartFailure">The file holds no key, or cannot be read or made.</exception>
    public static byte[] ReadOrMake(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                Make(path);
            }

            return Decode(File.ReadAllText(path).Trim(), $"File {path}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartFailure($"File {path} cannot be read or made: make the folder writable, or name another with --data.", exception);
        }
    }

    // Written aside and moved: whoever finds the file finds it whole, and the first one stays.
    private static void Make(string path)
    {
        var aside = $"{path}.{Path.GetRandomFileName()}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };

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
}
