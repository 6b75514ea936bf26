using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types.Building;
using CpdGraph.GraphQL.Types.Validation;

namespace CpdGraph.GraphQL.Types;

/// <summary>Makes a schema of SDL files: read, merged to one document, extended, checked by the rules of the specification. Safe to share.</summary>
/// <remarks>
/// Mistakes are reported all at once within each of three stages (syntax, names and places, types), since a later stage would only echo
/// the mistakes of an earlier one. A mistake's <c>extensions.coordinate</c> is the schema coordinate at fault.
/// </remarks>
public static class SchemaBuilder
{
    /// <param name="sources">The files; their order is the order in which types print.</param>
    /// <exception cref="SchemaException">With every mistake of the first stage that has any.</exception>
    public static Schema Build(params IReadOnlyList<Source> sources) =>
        TryBuild(sources, out var schema, out var errors) ? schema : throw new SchemaException(errors);

    /// <summary>As <see cref="Build"/>; what is wrong comes back as values.</summary>
    public static bool TryBuild(IReadOnlyList<Source> sources, [NotNullWhen(true)] out Schema? schema, out ImmutableArray<GraphQLError> errors)
    {
        var report = new SchemaReport(sources);
        schema = null;

        if (SchemaDocument.Read(sources, report) is { } document && DocumentRules.Check(document, report))
        {
            var draft = SchemaDraft.Of(document);

            if (DraftRules.Check(draft, report))
            {
                schema = draft.ToSchema();
            }
        }

        errors = report.ToErrors();

        return schema is not null;
    }
}
