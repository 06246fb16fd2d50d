using System;
using System.IO;
using System.Text;
using DdbCrossAccount.Sandbox.Administration;
using DdbCrossAccount.Sandbox.Faults;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Faults;

public sealed class WorstFormsReaderTests
{
    [Fact]
    public void Read_SomeMembers_LeavesTheOthersAsTheyAre()
    {
        var before = new WorstForms { PolicyFrontEnds = 3, StreamRecordDelay = TimeSpan.FromSeconds(1) };

        WorstForms after = Read("""{"streamRecordDelaySeconds":2.5,"emptyStreamPages":0.25}""", before);

        Assert.Equal(
            new WorstForms { PolicyFrontEnds = 3, StreamRecordDelay = TimeSpan.FromSeconds(2.5), EmptyStreamPages = 0.25 }, after);
    }

    [Theory]
    [InlineData("[]", "The worst forms must be a JSON object.")]
    [InlineData("{", "The worst forms cannot be read as JSON: line 1, byte 2.")]
    [InlineData("""{"emptyStreamPages":1.5}""", "Member 'emptyStreamPages' of the worst forms must be a number from 0 to 1; it is 1.5.")]
    [InlineData("""{"policyFrontEnds":0}""", "Member 'policyFrontEnds' of the worst forms must be a whole number from 1 to 1000; it is 0.")]
    [InlineData("""{"policyDelaySeconds":"1"}""", "Member 'policyDelaySeconds' of the worst forms must be a number from 0 to 864000000; it is \"1\".")]
    [InlineData("""{"policyDelaySeconds":1,"policyDelaySeconds":1}""", "Member 'policyDelaySeconds' of the worst forms stands there twice.")]
    [InlineData(
        """{"policyDelay":1}""",
        "Member 'policyDelay' of the worst forms is unknown. It may have: childShardDelaySeconds, duplicateBatches, emptyStreamPages, "
        + "fixesTrimHorizon, lostAcknowledgements, lostFailureMessages, mappingChangeDelaySeconds, "
        + "policyDelaySeconds, policyFrontEnds, queueDisorder, queueDuplicates, roleDelaySeconds, streamRecordDelaySeconds.")]
    public void Read_WhatCannotBe_NamesTheMember(string json, string message)
    {
        Assert.Equal(message, Assert.Throws<SettingsException>(() => Read(json, new WorstForms())).Message);
    }

    [Fact]
    public void ReadFile_ThatIsNotThere_NamesTheFile()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "no-such-file.json");

        var error = Assert.Throws<SettingsException>(() => WorstFormsReader.ReadFile(path));

        Assert.StartsWith($"The file '{path}' of the worst forms cannot be read: ", error.Message, StringComparison.Ordinal);
    }

    private static WorstForms Read(string json, WorstForms current)
    {
        return WorstFormsReader.Read(SettingsObject.Parse(Encoding.UTF8.GetBytes(json), "worst forms"), current);
    }
}
