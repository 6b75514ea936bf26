using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Paging;

/// <summary>Binds connections.</summary>
internal static class ConnectionBinding
{
    /// <summary>Binds <c>XConnection</c> and <c>XEdge</c>.</summary>
    /// <typeparam name="T">C# type of the rows.</typeparam>
    /// <param name="node">Name of the rows' object type.</param>
    public static void Connection<T>(this SchemaBinding binding, string node)
        where T : class
    {
        binding.Type<Connection<T>>($"{node}Connection");
        binding.Type<Edge<T>>($"{node}Edge");
    }
}
