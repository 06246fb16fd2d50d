using System.Collections.Generic;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>What a resource policy is to allow one role, as a statement of our own.</summary>
/// <param name="Sid">The statement's name, by which it is found again: letters and digits.</param>
/// <param name="RoleArn">Whom it allows it.</param>
/// <param name="Actions">What it allows.</param>
/// <param name="ResourceArn">On what: the resource that the policy belongs to.</param>
internal sealed record PolicyGrant(string Sid, string RoleArn, IReadOnlyList<string> Actions, string ResourceArn);
