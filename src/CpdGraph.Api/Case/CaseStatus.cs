using System.Text.Json.Serialization;

namespace CpdGraph.Api.Case;

/// <summary>How the bindings of 1EdTech say that something went wrong.</summary>
internal static class CaseStatus
{
    /// <param name="minor">One of the names that the standard has for it.</param>
    /// <param name="description">What is wrong, and the mend.</param>
    public static Task WriteAsync(HttpContext context, int status, string minor, string description)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";

        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.WriteAsJsonAsync(new Info("failure", "error", description, new([new("TargetEndSystem", minor)])), context.RequestAborted);
    }

    private sealed record Info(
        [property: JsonPropertyName("imsx_codeMajor")] string CodeMajor,
        [property: JsonPropertyName("imsx_severity")] string Severity,
        [property: JsonPropertyName("imsx_description")] string Description,
        [property: JsonPropertyName("imsx_codeMinor")] CodeMinor Minor);

    private sealed record CodeMinor([property: JsonPropertyName("imsx_codeMinorField")] IReadOnlyList<CodeMinorField> Fields);

    private sealed record CodeMinorField(
        [property: JsonPropertyName("imsx_codeMinorFieldName")] string Name, [property: JsonPropertyName("imsx_codeMinorFieldValue")] string Value);
}
