using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Binding;

/// <summary>How long an answer may be kept by whoever passes it on: asked once for each field when a schema is bound.</summary>
public abstract class CacheRules
{
    /// <summary>How long a value of the field may be shown after it was read, to anybody who has not signed in.</summary>
    /// <param name="type">A concrete object type.</param>
    /// <param name="field">Its field.</param>
    /// <param name="mayWait">Whether the field is worked out by something that may wait, such as a database, and not read from memory.</param>
    /// <returns>Null: an answer that holds the field is kept by nobody. An answer is kept as long as the shortest of its fields allows.</returns>
    public abstract TimeSpan? MaxAgeOf(ObjectType type, FieldDefinition field, bool mayWait);
}
