using System.ComponentModel.DataAnnotations;

namespace CpdGraph.Api.Paging;

/// <summary>How lists are cut into pages. Section <c>Paging</c>.</summary>
public sealed class PagingOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Paging";

    /// <summary>Rows of a page when nobody says how many.</summary>
    /// <value>1 to 100; 20 by default.</value>
    [Range(1, 100)]
    public int DefaultPageSize { get; set; } = 20;

    /// <summary>Secret that cursors are authenticated with, in Base64: at least 32 bytes. Several servers need the same one.</summary>
    /// <value>Empty by default: the embedded database keeps one in its data folder; otherwise each process makes its own, so that cursors end with it.</value>
    public string CursorKey { get; set; } = "";
}
