namespace DdbCrossAccount.Sandbox.Kms;

/// <summary>The states of a key that matter here, named as KMS names them.</summary>
internal enum KmsKeyState
{
    Enabled,
    Disabled,
    PendingDeletion,
}
