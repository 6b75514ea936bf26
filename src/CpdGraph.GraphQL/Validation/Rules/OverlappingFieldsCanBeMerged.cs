using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Validation.Merging;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "Field Selection Merging".</summary>
/// <remarks>Whether fields conflict is decided for the whole document in time in step with its size; only if they do, conflicts are named.</remarks>
internal sealed class OverlappingFieldsCanBeMerged : Rule
{
    private MergeCheck? _check;
    private ConflictFinder? _finder;
    private bool _isReported;

    public override void Enter(SelectionSetNode set, ValidationContext context)
    {
        // An inline fragment's fields are those of the set around it; and what stands alone does not conflict.
        if (context.At.InlineFragment is not null || set.Selections is [not InlineFragmentNode])
        {
            return;
        }

        if (_check is null)
        {
            _check = new MergeCheck(context);
            _check.Run();
        }

        if (_check.Conflict is null || context.IsStopped)
        {
            return;
        }

        _finder ??= new ConflictFinder(context);

        foreach (var conflict in _finder.ConflictsWithin(set, context.At.ParentType))
        {
            context.Report(conflict.ToError());
            _isReported = true;
        }
    }

    public override void Leave(DocumentNode document, ValidationContext context)
    {
        // Only where the finder was cut short.
        if (!_isReported && _check?.Conflict is { } conflict)
        {
            context.Report(GraphQLErrors.FieldsConflict(
                conflict.One.Node.ResponseName, MergeCheck.Reason(conflict.One, conflict.Other), conflict.One.Node, conflict.Other.Node));
        }
    }
}
