using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Competencies;

/// <summary>Type <c>EvidenceItem</c>: the item, and what else decides who may read it.</summary>
/// <param name="EmployerId">An employer of today that the caller oversees. Null when that is not what lets them at it.</param>
internal sealed record EvidenceShown(EvidenceItem Item, OrganisationId? EmployerId = null)
{
    public EvidenceItemId Id => Item.Id;

    public CoachId CoachId => Item.CoachId;

    public EvidenceKind Kind => Item.Kind;

    public string Title => Item.Title;

    public string? Body => Item.Body;

    public DateOnly GatheredOn => Item.GatheredOn;

    public string? LinkUrl => Item.LinkUrl;

    public EvidenceSharing Sharing => Item.Sharing;

    public DateTimeOffset? RemovedAt => Item.RemovedAt;

    public int Revision => Item.Revision;

    public DateTimeOffset CreatedAt => Item.CreatedAt;

    public DateTimeOffset UpdatedAt => Item.UpdatedAt;

    /// <summary>What the policy shared-evidence is judged on.</summary>
    public AccessSubject Subject => AccessSubject.Of(Item, EmployerId);
}
