using System.Collections;

namespace CpdGraph.Domain;

/// <summary>A set of roles; small enough to be a value.</summary>
public readonly record struct RoleSet : IEnumerable<Role>
{
    private readonly int bits;

    private RoleSet(int bits) => this.bits = bits;

    /// <summary>No role.</summary>
    public static RoleSet None => default;

    /// <summary>Every role.</summary>
    public static RoleSet All => Of(Enum.GetValues<Role>());

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => bits == 0;

    /// <summary>These roles.</summary>
    public static RoleSet Of(params ReadOnlySpan<Role> roles)
    {
        var bits = 0;

        foreach (var role in roles)
        {
            bits |= 1 << (int)role;
        }

        return new(bits);
    }

    /// <summary>Whether the role is among them.</summary>
    public bool Contains(Role role) => (bits & (1 << (int)role)) != 0;

    /// <summary>With one more role.</summary>
    public RoleSet With(Role role) => new(bits | (1 << (int)role));

    /// <summary>Roles of both sets.</summary>
    public RoleSet Intersect(RoleSet other) => new(bits & other.bits);

    /// <summary>Whether the sets share a role.</summary>
    public bool Overlaps(RoleSet other) => (bits & other.bits) != 0;

    /// <summary>The roles in force: those granted here that the token's claims leave.</summary>
    /// <param name="granted">Roles granted in this service.</param>
    /// <param name="claimed">Roles that the token names. Null when it names none at all, which narrows nothing.</param>
    public static RoleSet Narrow(RoleSet granted, RoleSet? claimed) => claimed is { } roles ? granted.Intersect(roles) : granted;

    /// <inheritdoc />
    public IEnumerator<Role> GetEnumerator()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            if (Contains(role))
            {
                yield return role;
            }
        }
    }

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>For logs, for example <c>Coach, Supervisor</c>.</summary>
    public override string ToString() => string.Join(", ", this);
}
