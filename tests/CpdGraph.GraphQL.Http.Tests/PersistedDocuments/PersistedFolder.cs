using System.Security.Cryptography;
using System.Text;

namespace CpdGraph.GraphQL.Http.Tests.PersistedDocuments;

/// <summary>A folder of stored documents that goes with its test.</summary>
internal sealed class PersistedFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("persisted-");

    public string Path => _folder.FullName;

    public static string IdOf(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public PersistedFolder With(string name, string text)
    {
        File.WriteAllText(System.IO.Path.Combine(Path, name), text);

        return this;
    }

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
