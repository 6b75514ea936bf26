using System.ComponentModel.DataAnnotations;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Competencies;

/// <summary>What the installation asks of assessments. Section <c>Assessments</c>.</summary>
public sealed class AssessmentOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Assessments";

    /// <summary>A supervisor's assessment above this level cites evidence or a completion.</summary>
    /// <value>NotAssessed (every one does) to LeadsOthers (none needs to); Aware by default. A rule of this service, not of NHS England.</value>
    [EnumDataType(typeof(Attainment))]
    public Attainment ProofNeededAbove { get; set; } = Attainment.Aware;
}
