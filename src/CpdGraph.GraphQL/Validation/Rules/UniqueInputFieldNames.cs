using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "Input Object Field Uniqueness".</summary>
internal sealed class UniqueInputFieldNames : Rule
{
    private readonly Stack<Dictionary<string, NameNode>?> _open = new();

    public override void Enter(ObjectValueNode value, ValidationContext context) =>
        _open.Push(value.Fields.Length < 2 ? null : new Dictionary<string, NameNode>(value.Fields.Length, StringComparer.Ordinal));

    public override void Leave(ObjectValueNode value, ValidationContext context) => _open.Pop();

    public override void Enter(ObjectFieldNode field, ValidationContext context)
    {
        if (_open.Peek() is { } known && !known.TryAdd(field.Name.Value, field.Name))
        {
            context.Report(GraphQLErrors.DuplicateInputField(known[field.Name.Value], field.Name));
        }
    }
}
