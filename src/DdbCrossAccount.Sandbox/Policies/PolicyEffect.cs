namespace DdbCrossAccount.Sandbox.Policies;

/// <summary>What a policy says about a request; the larger wins.</summary>
internal enum PolicyEffect
{
    /// <summary>No statement applies.</summary>
    None,

    /// <summary>Allowed for the account of the caller: its own identity policies must allow it too.</summary>
    AllowAccount,

    /// <summary>Allowed for the role of the caller or for everybody: what narrows the caller narrows this, too.</summary>
    Allow,

    /// <summary>Allowed for this very user or session: in its own account nothing but an explicit deny takes it away.</summary>
    AllowExactly,

    Deny,
}
