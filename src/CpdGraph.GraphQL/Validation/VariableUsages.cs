using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Validation;

/// <summary>A place where a variable is used.</summary>
/// <param name="Type">Type expected there. Null when unknown.</param>
/// <param name="HasDefault">Whether the argument or input field there has a default.</param>
/// <param name="OneOf">The OneOf input object of which the variable is the whole value of a field. Null elsewhere.</param>
internal readonly record struct VariableUsage(VariableNode Node, GraphQLType? Type, bool HasDefault, InputObjectType? OneOf);

/// <summary>Collects the variables used in what is walked. Not a rule of its own: other rules ask for its findings.</summary>
internal sealed class VariableUsages : Rule
{
    public List<VariableUsage> Found { get; } = [];

    public override void Enter(VariableNode variable, ValidationContext context) =>
        Found.Add(new VariableUsage(variable, context.At.InputType, context.At.HasDefault, context.At.OneOf));
}
