using System.Text;
using System.Text.Json;

namespace CpdGraph.GraphQL.Http;

/// <summary>A document as it was found.</summary>
/// <param name="Id">Its file's name, or its name in the manifest.</param>
/// <param name="Place">What messages call it.</param>
/// <param name="Text">In UTF-8.</param>
internal sealed record PersistedText(string Id, string Place, byte[] Text);

/// <summary>
/// Reads stored documents: a folder of <c>.graphql</c> files, a manifest <c>{ "id": "document" }</c> as Relay and code generators write it,
/// or Apollo's, which is a list of operations with id and body.
/// </summary>
internal static class PersistedDocumentFiles
{
    private const string Extension = ".graphql";

    private static readonly JsonDocumentOptions ManifestOptions = new() { AllowDuplicateProperties = false };

    /// <exception cref="PersistedDocumentsException">There is nothing to read, or it is no manifest.</exception>
    public static IReadOnlyList<PersistedText> Read(string path)
    {
        try
        {
            var found = Directory.Exists(path) ? ReadFolder(path) : ReadManifest(path);

            return found.Count > 0 ? found : throw new PersistedDocumentsException([$"{path}: there is no document in it."]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PersistedDocumentsException([$"{path}: it cannot be read. Name a folder of {Extension} files, or a JSON manifest."], exception);
        }
        catch (JsonException exception)
        {
            throw new PersistedDocumentsException(
                [$"{path}:{exception.LineNumber + 1}:{exception.BytePositionInLine + 1}: it is no JSON, or names something twice."], exception);
        }
    }

    private static List<PersistedText> ReadFolder(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*" + Extension)
            .Order(StringComparer.Ordinal)
            .Select(file => new PersistedText(Path.GetFileNameWithoutExtension(file), file, File.ReadAllBytes(file)))];

    private static List<PersistedText> ReadManifest(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file), ManifestOptions);

        if (json.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw NoManifest(file);
        }

        return json.RootElement.TryGetProperty("operations", out var operations) && operations.ValueKind == JsonValueKind.Array
            ? [.. operations.EnumerateArray().Select(operation => Text(file, Member(operation, "id"), Member(operation, "body")))]
            : [.. json.RootElement.EnumerateObject().Select(member => Text(file, member.Name, member.Value))];

        JsonElement Member(JsonElement operation, string name) =>
            operation.ValueKind == JsonValueKind.Object && operation.TryGetProperty(name, out var found) ? found : throw NoManifest(file);
    }

    private static PersistedText Text(string file, JsonElement id, JsonElement document) => Text(file, StringOf(id, file), document);

    private static PersistedText Text(string file, string id, JsonElement document) =>
        new(id, $"{file} \"{id}\"", Encoding.UTF8.GetBytes(StringOf(document, file)));

    private static string StringOf(JsonElement value, string file)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw NoManifest(file);
        }
        catch (InvalidOperationException exception)
        {
            // Half of a surrogate pair.
            throw new PersistedDocumentsException([$"{file}: it holds text that is no valid Unicode."], exception);
        }
    }

    private static PersistedDocumentsException NoManifest(string file) =>
        new([$$"""{{file}}: it is no manifest. Write {"id": "document"}, or Apollo's {"operations": [{"id": …, "body": …}]}."""]);
}
