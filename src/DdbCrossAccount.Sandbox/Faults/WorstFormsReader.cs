using System.Text.Json;
using DdbCrossAccount.Sandbox.Administration;

namespace DdbCrossAccount.Sandbox.Faults;

/// <summary>Worst forms as JSON: the file of <c>--worst-forms</c> and the page <c>/_sandbox/worst-forms</c>.</summary>
internal static class WorstFormsReader
{
    public const string Subject = "worst forms";
    private const int MaximumFrontEnds = 1000;

    /// <summary>The given ones, with the members that the JSON names replaced.</summary>
    public static WorstForms Read(JsonElement json, WorstForms current)
    {
        var settings = new SettingsObject(json, Subject);
        var forms = new WorstForms
        {
            StreamRecordDelay = settings.Seconds("streamRecordDelaySeconds") ?? current.StreamRecordDelay,
            ChildShardDelay = settings.Seconds("childShardDelaySeconds") ?? current.ChildShardDelay,
            EmptyStreamPages = settings.Number("emptyStreamPages", 0, 1) ?? current.EmptyStreamPages,
            PolicyDelay = settings.Seconds("policyDelaySeconds") ?? current.PolicyDelay,
            PolicyFrontEnds = (int)(settings.Whole("policyFrontEnds", 1, MaximumFrontEnds) ?? current.PolicyFrontEnds),
            QueueDuplicates = settings.Number("queueDuplicates", 0, 1) ?? current.QueueDuplicates,
            QueueDisorder = settings.Number("queueDisorder", 0, 1) ?? current.QueueDisorder,
            RoleDelay = settings.Seconds("roleDelaySeconds") ?? current.RoleDelay,
            FixesTrimHorizon = settings.Flag("fixesTrimHorizon") ?? current.FixesTrimHorizon,
            DuplicateBatches = settings.Number("duplicateBatches", 0, 1) ?? current.DuplicateBatches,
            LostAcknowledgements = settings.Number("lostAcknowledgements", 0, 1) ?? current.LostAcknowledgements,
            LostFailureMessages = settings.Number("lostFailureMessages", 0, 1) ?? current.LostFailureMessages,
            MappingChangeDelay = settings.Seconds("mappingChangeDelaySeconds") ?? current.MappingChangeDelay,
        };
        settings.RefuseOthers();
        return forms;
    }

    public static WorstForms ReadFile(string path) => Read(SettingsFile.Read(path, Subject), new WorstForms());

    /// <summary>What <see cref="Read"/> takes.</summary>
    public static object Show(WorstForms forms) => new
    {
        streamRecordDelaySeconds = forms.StreamRecordDelay.TotalSeconds,
        childShardDelaySeconds = forms.ChildShardDelay.TotalSeconds,
        emptyStreamPages = forms.EmptyStreamPages,
        policyDelaySeconds = forms.PolicyDelay.TotalSeconds,
        policyFrontEnds = forms.PolicyFrontEnds,
        queueDuplicates = forms.QueueDuplicates,
        queueDisorder = forms.QueueDisorder,
        roleDelaySeconds = forms.RoleDelay.TotalSeconds,
        fixesTrimHorizon = forms.FixesTrimHorizon,
        duplicateBatches = forms.DuplicateBatches,
        lostAcknowledgements = forms.LostAcknowledgements,
        lostFailureMessages = forms.LostFailureMessages,
        mappingChangeDelaySeconds = forms.MappingChangeDelay.TotalSeconds,
    };
}
