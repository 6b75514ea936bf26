using System.ComponentModel.DataAnnotations;

namespace CpdGraph.Api.Admission;

/// <summary>What one caller may spend in this process, counted in the cost of operations. Section <c>RateLimit</c>.</summary>
public sealed class RateLimitOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "RateLimit";

    /// <summary>Whether there is a limit at all.</summary>
    /// <value>True by default.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Cost that comes back to an anonymous client address each second.</summary>
    /// <value>1 to 1,000,000,000; 2,000 by default.</value>
    [Range(1, 1_000_000_000)]
    public int AnonymousPerSecond { get; set; } = 2_000;

    /// <summary>Cost that an anonymous client address can spend at once when it has been quiet.</summary>
    /// <value>1 to 1,000,000,000; 60,000 by default.</value>
    [Range(1, 1_000_000_000)]
    public int AnonymousBurst { get; set; } = 60_000;

    /// <summary>Cost that comes back to a signed-in caller each second.</summary>
    /// <value>1 to 1,000,000,000; 4,000 by default.</value>
    [Range(1, 1_000_000_000)]
    public int SignedInPerSecond { get; set; } = 4_000;

    /// <summary>Cost that a signed-in caller can spend at once when it has been quiet.</summary>
    /// <value>1 to 1,000,000,000; 120,000 by default.</value>
    [Range(1, 1_000_000_000)]
    public int SignedInBurst { get; set; } = 120_000;

    /// <summary>Budgets kept for each of the two kinds of caller. With more callers at a time, some share one.</summary>
    /// <value>1 to 1,000,000; 65,536 by default, about 20 MB when all are in use.</value>
    [Range(1, 1_000_000)]
    public int MaxBudgets { get; set; } = 65_536;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AnonymousBurst < AnonymousPerSecond)
        {
            yield return new ValidationResult($"It must be at least {nameof(AnonymousPerSecond)}, which is {AnonymousPerSecond}.", [nameof(AnonymousBurst)]);
        }

        if (SignedInBurst < SignedInPerSecond)
        {
            yield return new ValidationResult($"It must be at least {nameof(SignedInPerSecond)}, which is {SignedInPerSecond}.", [nameof(SignedInBurst)]);
        }
    }
}
