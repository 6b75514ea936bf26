using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Validation;

/// <summary>
/// One rule of chapter "Validation". The walker calls it at each node, on the way in and on the way out; a rule overrides what it needs. An
/// instance serves one document and may keep what it has seen there.
/// </summary>
internal abstract class Rule
{
    public virtual void Enter(DocumentNode document, ValidationContext context)
    {
    }

    public virtual void Leave(DocumentNode document, ValidationContext context)
    {
    }

    public virtual void Enter(OperationDefinitionNode operation, ValidationContext context)
    {
    }

    public virtual void Leave(OperationDefinitionNode operation, ValidationContext context)
    {
    }

    public virtual void Enter(FragmentDefinitionNode fragment, ValidationContext context)
    {
    }

    public virtual void Enter(VariableDefinitionNode definition, ValidationContext context)
    {
    }

    public virtual void Enter(SelectionSetNode set, ValidationContext context)
    {
    }

    public virtual void Enter(FieldNode field, ValidationContext context)
    {
    }

    public virtual void Leave(FieldNode field, ValidationContext context)
    {
    }

    public virtual void Enter(FragmentSpreadNode spread, ValidationContext context)
    {
    }

    public virtual void Enter(InlineFragmentNode fragment, ValidationContext context)
    {
    }

    public virtual void Enter(DirectiveNode directive, ValidationContext context)
    {
    }

    public virtual void Leave(DirectiveNode directive, ValidationContext context)
    {
    }

    public virtual void Enter(ArgumentNode argument, ValidationContext context)
    {
    }

    public virtual void Enter(NamedTypeNode type, ValidationContext context)
    {
    }

    public virtual void Enter(VariableNode variable, ValidationContext context)
    {
    }

    public virtual void Enter(ListValueNode list, ValidationContext context)
    {
    }

    public virtual void Leave(ListValueNode list, ValidationContext context)
    {
    }

    public virtual void Enter(ObjectValueNode value, ValidationContext context)
    {
    }

    public virtual void Leave(ObjectValueNode value, ValidationContext context)
    {
    }

    public virtual void Enter(ObjectFieldNode field, ValidationContext context)
    {
    }

    /// <summary>Null, a number, a string, a Boolean or the name of an enum value: a literal with nothing inside.</summary>
    public virtual void EnterLeaf(ValueNode literal, ValidationContext context)
    {
    }
}
