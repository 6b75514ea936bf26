using YamlDotNet.RepresentationModel;

namespace CpdGraph.Data;

/// <summary>Where something stands, for messages: the file and the row.</summary>
internal sealed record SeedPlace(string Path)
{
    public SeedPlace Row(int number, string? name) => new(name is null ? $"{Path}, row {number}" : $"{Path}, row {number} ({name})");

    public SeedPlace In(string key) => new($"{Path}, {key}");

    public string At(YamlNode node) => $"{Path}, line {node.Start.Line}:";

    public string At(YamlNode node, string key) => $"{Path}, {key}, line {node.Start.Line}:";
}
