using CpdGraph.GraphQL.Http;

namespace CpdGraph.Api.Composition;

/// <summary>Stored documents, read before anything is served.</summary>
internal static class PersistedDocumentStart
{
    /// <exception cref="StartFailure">They cannot be served as they are: each mistake is named with file and position.</exception>
    public static void Check(IServiceProvider services)
    {
        try
        {
            _ = services.GetRequiredService<PersistedDocuments>();
        }
        catch (PersistedDocumentsException wrong)
        {
            throw new StartFailure(wrong.Message, wrong);
        }
    }
}
