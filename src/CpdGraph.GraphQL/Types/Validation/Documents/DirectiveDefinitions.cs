using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Documents;

/// <summary>Definitions of directives: the document's own, else the specification's.</summary>
internal static class DirectiveDefinitions
{
    /// <returns>Null when there is none.</returns>
    public static DirectiveDefinitionNode? Find(SchemaDocument document, string name) =>
        document.Directive(name) ?? BuiltInDefinitions.Document.Directive(name);
}
