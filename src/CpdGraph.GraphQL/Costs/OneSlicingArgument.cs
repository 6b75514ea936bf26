using System.Collections.Immutable;
using CpdGraph.GraphQL.Coercion;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Costs;

/// <summary>A field whose <c>@listSize</c> wants exactly one of its slicing arguments.</summary>
internal sealed record OneSlicingArgument(FieldDefinition Field, FieldNode Node, ListSize Size, ImmutableArray<SlicingValue> Values)
{
    public bool IsMet(VariableValues variables)
    {
        var given = 0;

        foreach (var value in Values)
        {
            if (value.In(variables) is not null)
            {
                given++;
            }
        }

        return given == 1;
    }
}
