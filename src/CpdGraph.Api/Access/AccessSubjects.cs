using CpdGraph.Domain;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.Access;

/// <summary>Says whose an object is, by its C# type. Each slice adds its own types while the schema is bound; read-only afterwards.</summary>
internal sealed class AccessSubjects
{
    private readonly Dictionary<Type, Func<object, RequestContext, AccessSubject>> _byType = [];

    /// <summary>Adds a type whose objects know whose they are.</summary>
    public AccessSubjects Add<T>(Func<T, AccessSubject> subject)
        where T : notnull => Add<T>((value, _) => subject(value));

    /// <summary>Adds a type whose objects need the catalogue to tell whose they are.</summary>
    public AccessSubjects Add<T>(Func<T, RequestContext, AccessSubject> subject)
        where T : notnull
    {
        _byType.Add(typeof(T), (value, context) => subject((T)value, context));

        return this;
    }

    /// <summary>Whose an object is. False when nobody has said: then nobody may see it.</summary>
    public bool TryFind(object value, RequestContext context, out AccessSubject subject)
    {
        if (_byType.TryGetValue(value.GetType(), out var find))
        {
            subject = find(value, context);

            return true;
        }

        subject = default;

        return false;
    }
}
