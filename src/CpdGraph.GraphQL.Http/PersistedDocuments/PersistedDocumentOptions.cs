using System.ComponentModel.DataAnnotations;

namespace CpdGraph.GraphQL.Http;

/// <summary>Documents that clients name by an id and do not send. Section <c>GraphQL:PersistedDocuments</c>.</summary>
public sealed class PersistedDocumentOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "GraphQL:PersistedDocuments";

    /// <summary>Whether ids may, or must, be used.</summary>
    /// <value><see cref="PersistedDocumentMode.Off"/> by default.</value>
    public PersistedDocumentMode Mode { get; set; }

    /// <summary>A folder of <c>.graphql</c> files, or a JSON manifest. Read once, at the start.</summary>
    /// <value>Relative to the folder in which the server was started. Null by default; needed unless the mode is Off.</value>
    public string? Path { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Mode != PersistedDocumentMode.Off && string.IsNullOrWhiteSpace(Path))
        {
            yield return new ValidationResult($"Name a folder of .graphql files or a JSON manifest in it, since the mode is {Mode}.", [nameof(Path)]);
        }
    }
}
