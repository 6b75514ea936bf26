using CpdGraph.Api.Composition;
using CpdGraph.Data;

namespace CpdGraph.Api.SignIn;

/// <summary>The key of development tokens: the configured one, else one in a file of the data folder.</summary>
internal sealed class DevelopmentKey
{
    private const string FileName = "development.key";

    private readonly byte[]? configured;
    private readonly string path;

    /// <exception cref="StartFailure">The configured key is none.</exception>
    public DevelopmentKey(AuthenticationOptions options, DatabaseOptions database)
    {
        path = Path.Combine(Path.GetFullPath(database.Folder), FileName);
        configured = options.DevelopmentKey.Length > 0
            ? SecretKey.Decode(options.DevelopmentKey, $"Setting {AuthenticationOptions.Section}:{nameof(AuthenticationOptions.DevelopmentKey)}")
            : null;
    }

    /// <summary>The key. Makes the file when there is none yet.</summary>
    /// <exception cref="StartFailure">The file holds no key, or cannot be read or made.</exception>
    public byte[] Obtain() => configured ?? SecretKey.ReadOrMake(path);
}
