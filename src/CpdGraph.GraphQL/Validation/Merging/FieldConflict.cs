using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Validation.Merging;

/// <summary>Why two fields do not merge.</summary>
/// <param name="Fields">The field of one side with the fields below it that conflict.</param>
/// <param name="Others">The same of the other side.</param>
internal sealed record FieldConflict(string ResponseName, string Reason, List<FieldNode> Fields, List<FieldNode> Others)
{
    /// <summary>Fields that one side of a conflict names, as in graphql-js.</summary>
    private const int MaxFields = 20;

    /// <summary>The conflict of two fields because of conflicts below them.</summary>
    public static FieldConflict Around(FieldNode one, FieldNode other, List<FieldConflict> below) =>
        new(
            one.ResponseName,
            GraphQLErrors.Reason(below.Select(conflict => GraphQLErrors.SubfieldsConflict(conflict.ResponseName, conflict.Reason))),
            Nodes(one, below.Select(conflict => conflict.Fields)),
            Nodes(other, below.Select(conflict => conflict.Others)));

    public GraphQLError ToError() => GraphQLErrors.FieldsConflict(ResponseName, Reason, [.. Fields, .. Others]);

    private static List<FieldNode> Nodes(FieldNode field, IEnumerable<List<FieldNode>> below)
    {
        List<FieldNode> nodes = [field];

        foreach (var fields in below)
        {
            // What does not fit is left out at the outer end: the deeper fields are the ones in conflict.
            nodes.AddRange(fields.TakeLast(MaxFields - nodes.Count));

            if (nodes.Count == MaxFields)
            {
                break;
            }
        }

        return nodes;
    }
}
