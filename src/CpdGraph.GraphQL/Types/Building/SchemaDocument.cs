using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types.Validation;

namespace CpdGraph.GraphQL.Types.Building;

/// <summary>All SDL files as one document, with its definitions by name. Each node still knows its file.</summary>
internal sealed class SchemaDocument
{
    private readonly OrderedDictionary<string, TypeDefinitionNode> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<TypeDefinitionNode>> _extensions = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, DirectiveDefinitionNode> _directives = new(StringComparer.Ordinal);

    private SchemaDocument(ImmutableArray<TypeSystemNode> definitions)
    {
        Definitions = definitions;

        foreach (var definition in definitions)
        {
            switch (definition)
            {
                case TypeDefinitionNode { IsExtension: true } extension:
                    (_extensions.TryGetValue(extension.Name.Value, out var present) ? present : _extensions[extension.Name.Value] = []).Add(extension);
                    break;
                case TypeDefinitionNode type:
                    _types.TryAdd(type.Name.Value, type);
                    break;
                case DirectiveDefinitionNode directive:
                    _directives.TryAdd(directive.Name.Value, directive);
                    break;
            }
        }
    }

    public ImmutableArray<TypeSystemNode> Definitions { get; }

    /// <summary>The first definition of each type, in order.</summary>
    public IEnumerable<TypeDefinitionNode> Types => _types.Values;

    /// <summary>The first definition of each directive, in order.</summary>
    public IEnumerable<DirectiveDefinitionNode> Directives => _directives.Values;

    /// <summary>Schema definitions and extensions, in order.</summary>
    public IEnumerable<SchemaDefinitionNode> Schemas => Definitions.OfType<SchemaDefinitionNode>();

    public TypeDefinitionNode? Type(string name) => _types.GetValueOrDefault(name);

    public DirectiveDefinitionNode? Directive(string name) => _directives.GetValueOrDefault(name);

    public IReadOnlyList<TypeDefinitionNode> ExtensionsOf(string name) => _extensions.TryGetValue(name, out var extensions) ? extensions : [];

    /// <summary>Null when some file does not parse; each such file has one error in the report.</summary>
    public static SchemaDocument? Read(IReadOnlyList<Source> sources, SchemaReport report)
    {
        var definitions = ImmutableArray.CreateBuilder<TypeSystemNode>();

        foreach (var source in sources)
        {
            if (!Parser.TryParse(source, ParserOptions.Schema, out var document, out var error))
            {
                report.Add(error);

                continue;
            }

            foreach (var definition in document.Definitions)
            {
                if (definition is TypeSystemNode typeSystem)
                {
                    definitions.Add(typeSystem);
                }
                else
                {
                    report.Add("TypeSystemDefinitions", null, "A schema cannot hold operations and fragments.", definition.Location);
                }
            }
        }

        return report.Count == 0 ? new SchemaDocument(definitions.ToImmutable()) : null;
    }

    /// <summary>A document of ours that needs no report.</summary>
    public static SchemaDocument Of(Source source) =>
        new([.. Parser.Parse(source, ParserOptions.Schema).Definitions.Cast<TypeSystemNode>()]);
}
