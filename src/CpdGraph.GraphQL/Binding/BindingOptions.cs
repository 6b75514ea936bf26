using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Binding;

/// <summary>How a schema is bound.</summary>
public sealed class BindingOptions
{
    /// <summary>Says which fields have an access rule; a field without one does not build. Null: no rules are asked for (tools, tests).</summary>
    public AccessRules? AccessRules { get; init; }

    /// <summary>Items in a list that a client sends; 100 by default. A longer one is refused with LIMIT_EXCEEDED.</summary>
    public int MaxInputListItems { get; init; } = 100;
}

/// <summary>Where the engine asks whether somebody has decided who may read a field.</summary>
public abstract class AccessRules
{
    /// <summary>Whether a field of a concrete object type has a rule, of its own or by inheritance.</summary>
    public abstract bool HasRule(ObjectType type, FieldDefinition field);
}
