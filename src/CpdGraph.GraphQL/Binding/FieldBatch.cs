using System.Collections;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.GraphQL.Binding;

/// <summary>The parents of a batch, as the execution keeps them.</summary>
internal readonly record struct ParentRows(object?[] Rows, int Count);

/// <summary>One field for all its parents in the whole response: all of them come in, all results go out.</summary>
/// <typeparam name="TParent">C# type of the parents.</typeparam>
/// <typeparam name="TResult">C# type of one parent's result.</typeparam>
public class FieldBatch<TParent, TResult>
{
    private readonly ResultColumn<TResult> _results;

    internal FieldBatch(ParentRows parents, ResultColumn<TResult> results, RequestContext context)
    {
        Parents = new ParentList(parents);
        _results = results;
        Context = context;
    }

    /// <summary>The parents, at least one. An object that stands twice in the response is here twice.</summary>
    public IReadOnlyList<TParent> Parents { get; }

    /// <summary>The request.</summary>
    public RequestContext Context { get; }

    /// <summary>A service of the request's scope.</summary>
    public T Service<T>()
        where T : notnull => Context.Service<T>();

    /// <summary>The distinct keys of the parents, in the order of their first appearance.</summary>
    public IReadOnlyList<TKey> Keys<TKey>(Func<TParent, TKey> key)
    {
        var seen = new HashSet<TKey>();
        var keys = new List<TKey>(Parents.Count);

        foreach (var parent in Parents)
        {
            var value = key(parent);

            if (seen.Add(value))
            {
                keys.Add(value);
            }
        }

        return keys;
    }

    /// <summary>Gives every parent its result.</summary>
    public void Fill(Func<TParent, TResult> result)
    {
        for (var row = 0; row < _results.Count; row++)
        {
            _results.Values[row] = result(Parents[row]);
        }

        _results.MarkFilled();
    }

    /// <summary>Gives one parent its result.</summary>
    /// <param name="row">Index into <see cref="Parents"/>.</param>
    public void Set(int row, TResult result)
    {
        _results.Values[row] = result;
        _results.MarkSet(row);
    }

    /// <summary>Fails the field for one parent.</summary>
    /// <param name="row">Index into <see cref="Parents"/>.</param>
    public void Fail(int row, Exception failure) => _results.Fail(row, failure);

    private sealed class ParentList(ParentRows parents) : IReadOnlyList<TParent>
    {
        public int Count => parents.Count;

        public TParent this[int index] => (TParent)parents.Rows[index]!;

        public IEnumerator<TParent> GetEnumerator()
        {
            for (var i = 0; i < parents.Count; i++)
            {
                yield return (TParent)parents.Rows[i]!;
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

/// <summary>The same for a field with arguments, which are equal for all parents of the call.</summary>
public sealed class FieldBatch<TParent, TArguments, TResult> : FieldBatch<TParent, TResult>
{
    internal FieldBatch(ParentRows parents, TArguments arguments, ResultColumn<TResult> results, RequestContext context)
        : base(parents, results, context) => Arguments = arguments;

    /// <summary>The coerced arguments.</summary>
    public TArguments Arguments { get; }
}
