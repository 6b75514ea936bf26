using System.ComponentModel.DataAnnotations;

namespace CpdGraph.Api.Features.Imports;

/// <summary>What may be uploaded to be imported. Section <c>Uploads</c>.</summary>
public sealed class UploadOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Uploads";

    /// <summary>Largest file, in bytes.</summary>
    /// <value>1 to 100 MiB; 10 MiB by default.</value>
    [Range(1, 100 * 1_024 * 1_024)]
    public int MaxBytes { get; set; } = 10 * 1_024 * 1_024;

    /// <summary>Files that one caller may upload in an hour.</summary>
    /// <value>1 to 100,000; 60 by default.</value>
    [Range(1, 100_000)]
    public int MaxPerHour { get; set; } = 60;

    /// <summary>Bytes of the files that are kept of one caller; each is kept for a day.</summary>
    /// <value>1 to 100,000,000,000; 200 MiB by default.</value>
    [Range(1, 100_000_000_000)]
    public long MaxKeptBytes { get; set; } = 200 * 1_024 * 1_024;

    /// <summary>Files that this process takes in at a time, as they are held in memory until they are kept.</summary>
    /// <value>1 to 1,000; 8 by default.</value>
    [Range(1, 1_000)]
    public int MaxAtOnce { get; set; } = 8;

    /// <summary>How long a process has an import in hand before another may take it, in seconds, unless it says that it is still there.</summary>
    /// <value>2 to 600; 30 by default.</value>
    [Range(2, 600)]
    public int HoldSeconds { get; set; } = 30;
}
