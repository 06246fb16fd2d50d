using System;
using DdbCrossAccount.Core.Aws.Lambda;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Cdc.Enabling;

public sealed class MappingCheckTests
{
    [Fact]
    public void Check_MappingAsItIsMade_Passes() => MappingCheck.Check(CdcFacts.Mapping(), CdcFacts.FunctionArn);

    [Fact]
    public void Check_SettingsThatAwsDoesNotTell_AreItsDefaults()
    {
        EventSourceMappingConfiguration mapping = CdcFacts.Mapping();
        mapping.StartingPosition = null;
        mapping.MaximumRetryAttempts = null;
        mapping.MaximumRecordAgeInSeconds = null;
        mapping.TumblingWindowInSeconds = null;
        mapping.ParallelizationFactor = null;
        mapping.FilterCriteria = new FilterCriteria { Filters = [] };

        MappingCheck.Check(mapping, CdcFacts.FunctionArn);
    }

    [Fact]
    public void Check_Latest_IsRefused() => Refused<MappingStartsAtLatestException>(
        mapping => mapping.StartingPosition = EventSourcePosition.LATEST);

    [Fact]
    public void Check_OtherVersion_IsRefused() => Refused<MappingOfOtherVersionException>(
        mapping => mapping.FunctionArn = FunctionReference.WithoutVersion(CdcFacts.FunctionArn));

    [Fact]
    public void Check_FiniteRetries_AreRefused() =>
        Refused<MappingRetriesLimitedException>(mapping => mapping.MaximumRetryAttempts = 0);

    [Fact]
    public void Check_FiniteAge_IsRefused() =>
        Refused<MappingRecordAgeLimitedException>(mapping => mapping.MaximumRecordAgeInSeconds = 86_400);

    [Fact]
    public void Check_FailuresOfRecordsNotReported_IsRefused() =>
        Refused<MappingWithoutItemFailuresException>(mapping => mapping.FunctionResponseTypes = []);

    [Fact]
    public void Check_TumblingWindow_IsRefused() =>
        Refused<MappingHasTumblingWindowException>(mapping => mapping.TumblingWindowInSeconds = 1);

    [Fact]
    public void Check_Filters_AreRefused() => Refused<MappingHasFilterException>(
        mapping => mapping.FilterCriteria = new FilterCriteria { Filters = [new Filter { Pattern = "{}" }] });

    [Fact]
    public void Check_SeveralBatchesOfAShardAtOnce_AreRefused() =>
        Refused<MappingIsParallelException>(mapping => mapping.ParallelizationFactor = 2);

    private static void Refused<T>(Action<EventSourceMappingConfiguration> spoil)
        where T : DdbCrossAccountException
    {
        EventSourceMappingConfiguration mapping = CdcFacts.Mapping();
        spoil(mapping);

        Assert.Equal("mapping-1", Assert.Throws<T>(() => MappingCheck.Check(mapping, CdcFacts.FunctionArn)).Target);
    }
}
