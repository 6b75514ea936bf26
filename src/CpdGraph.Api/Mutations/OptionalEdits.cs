using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Mutations;

/// <summary>Input fields that can be left out, as the domain's edits: what is absent stays as it is, null clears.</summary>
internal static class OptionalEdits
{
    public static Edit<T> ToEdit<T>(this Optional<T> given) => given.IsPresent ? Edit<T>.To(given.Value) : Edit<T>.LeaveAlone;

    /// <param name="given">The input field.</param>
    /// <param name="read">What its value means; not called when it is absent.</param>
    public static Edit<TEdit> ToEdit<T, TEdit>(this Optional<T> given, Func<T, TEdit> read) =>
        given.IsPresent ? Edit<TEdit>.To(read(given.Value)) : Edit<TEdit>.LeaveAlone;
}
