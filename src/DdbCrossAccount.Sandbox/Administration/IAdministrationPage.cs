using System.Threading.Tasks;

namespace DdbCrossAccount.Sandbox.Administration;

/// <summary>One page under <c>/_sandbox/</c>.</summary>
internal interface IAdministrationPage
{
    /// <summary>
    /// What is answered: bytes as they are, everything else as JSON; null when the page has no such method or part. Throws <see cref="SettingsException"/>
    /// for what cannot be.
    /// </summary>
    ValueTask<object?> AnswerAsync(AdministrationCall call);
}
