using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>
/// Specification: Validation, "Values of Correct Type", "Input Object Field Names" and "Input Object Required Fields". Each literal is judged as
/// a whole where it begins; variables inside are VariablesInAllowedPosition's to judge.
/// </summary>
internal sealed class ValuesOfCorrectType : Rule
{
    /// <summary>The list or object that was judged: what is inside is not judged again.</summary>
    private ValueNode? _judged;

    public override void Enter(ListValueNode list, ValidationContext context) => Judge(list, context);

    public override void Leave(ListValueNode list, ValidationContext context) => Forget(list);

    public override void Enter(ObjectValueNode value, ValidationContext context) => Judge(value, context);

    public override void Leave(ObjectValueNode value, ValidationContext context) => Forget(value);

    public override void EnterLeaf(ValueNode literal, ValidationContext context)
    {
        if (_judged is null)
        {
            Check(literal, context);
        }
    }

    private void Judge(ValueNode value, ValidationContext context)
    {
        if (_judged is null)
        {
            Check(value, context);
            _judged = value;
        }
    }

    private static void Check(ValueNode value, ValidationContext context)
    {
        if (context.At.InputType is not { } expected)
        {
            return;
        }

        var check = new LiteralCheck(
            (_, problem, node) => context.Report(GraphQLErrors.BadValue(problem, node)),
            (written, known, what) => Suggestions.For(context, written, known, what))
        {
            IsStopped = () => context.IsStopped,
        };

        check.Check(value, expected);
        context.Visits += check.Visits;
    }

    private void Forget(ValueNode value)
    {
        if (ReferenceEquals(_judged, value))
        {
            _judged = null;
        }
    }
}
