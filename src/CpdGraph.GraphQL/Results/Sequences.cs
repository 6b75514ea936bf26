namespace CpdGraph.GraphQL.Results;

/// <summary>Which C# types count as lists.</summary>
internal static class Sequences
{
    /// <summary>Item type of a sequence. Null when the type is none; a string and a dictionary are none.</summary>
    public static Type? ItemTypeOf(Type type)
    {
        if (type == typeof(string))
        {
            return null;
        }

        var sequence = IsSequence(type) ? type : type.GetInterfaces().FirstOrDefault(IsSequence);
        var item = sequence?.GetGenericArguments()[0];

        return item is { IsGenericType: true } && item.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) ? null : item;
    }

    private static bool IsSequence(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>);
}
