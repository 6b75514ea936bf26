using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Binding;

/// <summary>Who may read which field and see which object: asked once for each field and type when a schema is bound.</summary>
public abstract class AccessRules
{
    /// <summary>The rule of a field of a concrete object type. Null: nobody has decided, and the schema does not build.</summary>
    public abstract AccessRule? RuleOf(ObjectType type, FieldDefinition field);

    /// <summary>Which objects of a type a caller may see, on whatever way they are reached. Null: all of them.</summary>
    public virtual ObjectGate? GateOf(ObjectType type) => null;
}

/// <summary>Who may read a field. Stateless; decided anew in every request.</summary>
public abstract class AccessRule
{
    /// <summary>Everyone may.</summary>
    public static AccessRule Everyone { get; } = new EveryoneRule();

    /// <summary>Whether the caller may read the field at all. Asked once for all parents.</summary>
    public abstract AccessVerdict Decide(RequestContext context);

    /// <summary>Whether the answer also hangs from the object that has the field.</summary>
    public virtual bool IsPerObject => false;

    /// <summary>Whether the caller may read the field of one object. Where not, the field is null without an error, as if there were no value.</summary>
    public virtual bool Allows(object? parent, RequestContext context) => true;

    private sealed class EveryoneRule : AccessRule
    {
        public override AccessVerdict Decide(RequestContext context) => AccessVerdict.Allowed;
    }
}

/// <summary>Which objects of a type a caller may see. Those that it may not are null, or left out of their list, without an error: the same as absent.</summary>
public abstract class ObjectGate
{
    /// <summary>Whether the caller may see the object.</summary>
    public abstract bool Allows(object value, RequestContext context);
}

/// <summary>What a rule says of a caller.</summary>
/// <param name="Code">Null when allowed; else <see cref="ErrorCodes.Unauthenticated"/> or <see cref="ErrorCodes.Forbidden"/>.</param>
/// <param name="Message">What the client is told. Null when allowed.</param>
public readonly record struct AccessVerdict(string? Code, string? Message)
{
    /// <summary>The caller may.</summary>
    public static AccessVerdict Allowed => default;

    /// <summary>Nobody has signed in.</summary>
    public static AccessVerdict Unauthenticated { get; } = new(ErrorCodes.Unauthenticated, "Sign in to read this.");

    /// <summary>The caller lacks a role.</summary>
    public static AccessVerdict Forbidden { get; } = new(ErrorCodes.Forbidden, "You do not have the role that this needs.");

    /// <summary>Whether the caller may.</summary>
    public bool IsAllowed => Code is null;
}
