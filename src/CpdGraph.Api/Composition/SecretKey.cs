using System.Security.Cryptography;

namespace CpdGraph.Api.Composition;

/// <summary>Secret keys of this installation: from a setting, or from a file that only its owner can read.</summary>
internal static class SecretKey
{
    /// <summary>Bytes of a new key, and the least that one must have.</summary>
    public const int Length = 32;

    private const int MostAttempts = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

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

                // A move replaces on this platform even when it is told not to, so only one process at a time looks and makes.
                using var turn = WaitForTurn($"{path}.lock");

                if (!File.Exists(path))
                {
                    Make(path);
                }
            }

            return Decode(File.ReadAllText(path).Trim(), $"File {path}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartFailure($"File {path} cannot be read or made: make the folder writable, or name another with --data.", exception);
        }
    }

    private static FileStream WaitForTurn(string lockPath)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (attempt < MostAttempts)
            {
                // Another process makes the key, which takes it a moment; nothing else can run before the key is there.
                Task.Delay(Pause).GetAwaiter().GetResult();
            }
        }
    }

    // Written aside and moved: whoever finds the file finds it whole.
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

        File.Move(aside, path, overwrite: false);
    }
}
