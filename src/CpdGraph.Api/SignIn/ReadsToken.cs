namespace CpdGraph.Api.SignIn;

/// <summary>Marks addresses where an access token counts. At all others everybody is anonymous, whatever they send.</summary>
internal sealed class ReadsToken
{
    private static readonly ReadsToken Instance = new();

    public static bool At(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ReadsToken>() is not null;

    public static void Mark(EndpointBuilder endpoint) => endpoint.Metadata.Add(Instance);
}
