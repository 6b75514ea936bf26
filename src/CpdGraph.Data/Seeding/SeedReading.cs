using System.Collections.Immutable;
using CpdGraph.Domain;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CpdGraph.Data;

/// <summary>One reading of the seed files: opens them, and collects what is wrong with them until the end.</summary>
internal sealed class SeedReading(string folder, DateOnly today)
{
    private const int MostProblems = 20;
    private readonly List<string> problems = [];
    private readonly List<SeedNode> nodes = [];
    private readonly Dictionary<(string Kind, string Key), string> defined = [];
    private readonly List<(CatalogueKind Kind, string Key, string Place)> references = [];

    /// <summary>The day from which the demonstration counts, in England.</summary>
    public DateOnly Today => today;

    /// <summary>The rows of a file that is a list.</summary>
    /// <param name="key">The column that names a row in messages.</param>
    public IEnumerable<SeedNode> Rows(string file, string key) =>
        Root(file) is { } root ? Nodes(root, new SeedPlace(file), parent: null, key) : [];

    /// <summary>The rows of one of the named lists of a file.</summary>
    public SeedNode? Lists(string file)
    {
        if (Root(file) is not { } root)
        {
            return null;
        }

        if (root is YamlMappingNode mapping)
        {
            return Add(new SeedNode(this, new SeedPlace(file), mapping, parent: null));
        }

        Report(new SeedPlace(file).At(root), "is not a mapping of lists.");
        return null;
    }

    public IEnumerable<SeedNode> Nodes(YamlNode node, SeedPlace place, SeedNode? parent, string? key)
    {
        if (node is not YamlSequenceNode list)
        {
            Report(place.At(node), "is not a list.");
            yield break;
        }

        var number = 0;

        foreach (var item in list.Children)
        {
            number++;

            if (item is YamlMappingNode row)
            {
                var name = key is not null && row.Children.TryGetValue(key, out var named) ? named.ToString() : null;
                yield return Add(new SeedNode(this, place.Row(number, name), row, parent));
            }
            else
            {
                Report(place.Row(number, null).At(item), "is not a mapping.");
            }
        }
    }

    public SeedNode Add(SeedNode node)
    {
        nodes.Add(node);
        return node;
    }

    /// <summary>The id of a row that this file defines. A key is defined once.</summary>
    public Guid Define(CatalogueKind kind, string key, string place)
    {
        NoteOnce(kind.ToString(), key, place);
        return StableId.Of(kind, key);
    }

    /// <summary>The id of a record of a person that this file defines. A key is defined once.</summary>
    public Guid Define(RecordKind kind, string key, string place)
    {
        NoteOnce(kind.ToString(), key, place);
        return StableId.Of(kind, key);
    }

    /// <summary>The id of a row that some file must define.</summary>
    public Guid Refer(CatalogueKind kind, string key, string place)
    {
        references.Add((kind, key, place));
        return StableId.Of(kind, key);
    }

    public void Report(string place, string problem) => problems.Add($"{place} {problem}");

    /// <summary>Reports keys that nobody asked for and references to nothing.</summary>
    /// <exception cref="SeedException">Something was wrong.</exception>
    public void Finish()
    {
        foreach (var node in nodes)
        {
            node.ReportUnread();
        }

        foreach (var (kind, key, place) in references.Where(reference => !defined.ContainsKey((reference.Kind.ToString(), reference.Key))))
        {
            Report(place, $"'{key}' is not a known {SnakeCase.Of(kind.ToString()).Replace('_', ' ')}.");
        }

        if (problems.Count > 0)
        {
            throw new SeedException([.. problems.Take(MostProblems)]);
        }
    }

    private void NoteOnce(string kind, string key, string place)
    {
        if (!defined.TryAdd((kind, key), place))
        {
            Report(place, $"'{key}' is there already: {defined[(kind, key)]}.");
        }
    }

    private YamlNode? Root(string file)
    {
        var path = Path.Combine(folder, file);

        if (!File.Exists(path))
        {
            Report(file, "is missing.");
            return null;
        }

        try
        {
            using var text = File.OpenText(path);
            var stream = new YamlStream();
            stream.Load(text);

            // A file that holds nothing but comments is an empty list.
            return stream.Documents.Count > 0 ? stream.Documents[0].RootNode : new YamlSequenceNode();
        }
        catch (YamlException wrong)
        {
            Report($"{file}, line {wrong.Start.Line}", $"is not YAML: {wrong.Message}");
            return null;
        }
    }
}
