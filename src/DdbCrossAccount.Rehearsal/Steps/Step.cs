using System;

namespace DdbCrossAccount.Rehearsal.Steps;

/// <summary>One step of the rehearsal as it is now.</summary>
/// <param name="Title">What is done, for the user.</param>
/// <param name="State">How far it is.</param>
/// <param name="Measured">What has been measured; empty when nothing has.</param>
/// <param name="Elapsed">Its time so far, or in all.</param>
internal sealed record Step(string Title, StepState State, string Measured, TimeSpan Elapsed);
