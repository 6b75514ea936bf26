namespace CpdGraph.GraphQL.Http;

/// <summary>Whether clients may name documents by id.</summary>
public enum PersistedDocumentMode
{
    /// <summary>They may not: every request brings its document.</summary>
    Off,

    /// <summary>They may, and may send documents of their own as well.</summary>
    Allow,

    /// <summary>They must: only what is stored here is ever run.</summary>
    Only,
}
