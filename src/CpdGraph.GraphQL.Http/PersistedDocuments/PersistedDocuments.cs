using System.Collections.Frozen;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.GraphQL.Http;

/// <summary>The documents that clients may name by id. Read, validated and prepared at the start; immutable, safe to share.</summary>
public sealed class PersistedDocuments
{
    /// <summary>There are none, and clients may send their own.</summary>
    public static PersistedDocuments None { get; } = new(PersistedDocumentMode.Off, []);

    private readonly FrozenDictionary<string, StoredDocument>.AlternateLookup<ReadOnlySpan<char>> _byId;

    private PersistedDocuments(PersistedDocumentMode mode, Dictionary<string, StoredDocument> byId)
    {
        Mode = mode;
        _byId = byId.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Whether ids may, or must, be used.</summary>
    public PersistedDocumentMode Mode { get; }

    /// <summary>Reads the documents of the options.</summary>
    /// <param name="options">Valid ones.</param>
    /// <param name="executor">Will run them.</param>
    /// <exception cref="PersistedDocumentsException">They cannot be read, an id is none, or a document does not fit the schema: all is named.</exception>
    public static PersistedDocuments Load(PersistedDocumentOptions options, GraphQLExecutor executor)
    {
        if (options.Mode == PersistedDocumentMode.Off)
        {
            return None;
        }

        var byId = new Dictionary<string, StoredDocument>(StringComparer.Ordinal);
        var problems = new List<string>();

        foreach (var (id, place, text) in PersistedDocumentFiles.Read(options.Path!))
        {
            if (DocumentId.Problem(id, text) is { } problem)
            {
                problems.Add($"{place}: the id \"{id}\" {problem}.");
            }
            else if (!executor.TryStore(text, place, out var document, out var errors))
            {
                problems.AddRange(errors.Select(error => error.ToString()));
            }
            else if (!byId.TryAdd(id, document) && !byId[id].Text.Span.SequenceEqual(text))
            {
                problems.Add($"{place}: the id \"{id}\" stands for another document too.");
            }
            else
            {
                byId.TryAdd(DocumentId.Of(text), document);
            }
        }

        return problems.Count == 0 ? new PersistedDocuments(options.Mode, byId) : throw new PersistedDocumentsException(problems);
    }

    /// <returns>Null when there is none of this id.</returns>
    internal StoredDocument? Find(ReadOnlySpan<char> id) => _byId.TryGetValue(id, out var found) ? found : null;

    /// <summary>Whether a request may name its document as it does.</summary>
    /// <param name="hasQuery">It brings a document.</param>
    /// <param name="hasId">It names one.</param>
    /// <param name="found">What the id stands for. Null when it stands for nothing.</param>
    /// <param name="missing">What to say when it does neither.</param>
    /// <returns>Null when it may.</returns>
    internal Refusal? Check(bool hasQuery, bool hasId, StoredDocument? found, Func<Refusal> missing) => (hasQuery, hasId) switch
    {
        (true, true) => Refusals.QueryAndDocumentId(),
        (true, false) when Mode == PersistedDocumentMode.Only => Refusals.PersistedDocumentsOnly(),
        (true, false) => null,
        (false, false) => Mode == PersistedDocumentMode.Only ? Refusals.DocumentIdMissing() : missing(),
        (false, true) when Mode == PersistedDocumentMode.Off => Refusals.PersistedDocumentsOff(),
        (false, true) => found is null ? Refusals.PersistedDocumentUnknown() : null,
    };
}
