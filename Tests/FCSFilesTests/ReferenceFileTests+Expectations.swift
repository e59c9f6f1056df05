extension ReferenceFileTests {
  /// Files that are to be refused, and the sentence that does it.
  static let refused = [
    "fcs/cytek_nl2000_header-only_truncated.fcs":
      "DATA of 20000 events should begin at byte 5912, but the file ends at byte 3931 without a "
      + "whole event: it was cut short; copy or export it again",
    "fcs/not-fcs_10bytes.fcs":
      "this is no FCS file: it begins like plain text, not with FCS and a version; "
      + "export it as FCS",
    "fcs/not-fcs_amnis_imagestream.daf":
      "this is no FCS file: it begins like an XML document, not with FCS and a version; "
      + "export it as FCS",
  ]

  /// The repairs and oddities of each data set; files that are not here need none.
  static let warnings: [String: [[String]]] = {
    var table: [String: [[String]]] = [
      // Empty values (`$COM//`), blanks after the last delimiter.
      "fcs/attune_fcs3.0_F32le.fcs": [["empty-values"]],
      // $BEGINDATA lies in TEXT; the HEADER is right, its end one too far.
      "fcs/accuri_c6_fcs3.0_I32be_offset-mismatch.fcs": [
        ["supplemental-text-ignored", "data-offsets-disagree", "end-off-by-one"]
      ],
      // 6,052 of 10,000 events are in the file; both offsets would fit, the HEADER's is right.
      "fcs/bd_facsaria2_fcs3.0_F32be_data-cut-short.fcs": [
        ["data-offsets-disagree", "data-cut-short"]
      ],
      "fcs/bd_facscalibur_fcs2.0_I16be_logE4-1.fcs": [["empty-values"]],
      "fcs/bd_facscalibur_fcs2.0_dna.328": [["log-offset-zero"]],
      "fcs/bd_facscan_fcs2.0_I16le4_slash.fcs": [["log-offset-zero"]],
      "fcs/bd_facscanto2_fcs2.0_I16be_ffdelim.fcs": [["log-offset-zero"]],
      "fcs/bd_facscanto_fcs3.0_F32be_E4-0_flowcore-written.fcs": [
        ["log-offset-zero", "log-on-floats"]
      ],
      // SPILL has 24 detectors, of which the file has two.
      "fcs/bd_influx_fcs3.0_F32_4par.fcs": [["spillover-unknown-detectors"]],
      // Both offsets would fit; the HEADER's follows TEXT and has Time in order.
      "fcs/beckman_cyan_fcs3.0_I16le_offset-mismatch.fcs": [
        ["log-offset-zero", "data-offsets-disagree", "trailing-bytes"]
      ],
      // 10 bits, stored in 16; the second copy of the events has 20 bits.
      "fcs/beckman_fc500_fcs2.0_I10in16_multidataset.LMD": [
        ["end-off-by-one", "stored-wider", "compensation-applied"], ["trailing-bytes"],
      ],
      "fcs/beckman_gallios_multidataset.LMD": [[], ["trailing-bytes"]],
      "fcs/beckman_xl_system2_fcs2.0_I16le_extra-bits.LMD": [
        ["compensation-applied", "trailing-bytes"]
      ],
      "fcs/beckman_moflo-astrios_fcs3.0_I32le_68par_linear.fcs": [["trailing-bytes"]],
      "fcs/cytek_xp5_fcs3.0_I24be.fcs": [["trailing-bytes"]],
      // TEXT ends in the first byte of DATA.
      "fcs/dvs_cytof_fcs3.0_F32be.fcs": [["text-trailing-bytes", "end-off-by-one"]],
      "gatingml/cytobank_cytof/example_cytof_data_for_gatingML.fcs": [
        ["text-trailing-bytes", "end-off-by-one"]
      ],
      // The file was cut after its second data set, which points to a third.
      "fcs/guava_muse_fcs3.0_2datasets_cut.fcs": [
        ["log-on-floats"], ["next-data-set-missing", "log-on-floats"],
      ],
      // Said to have two channels of one name, which by its TEXT it has not.
      "fcs/miltenyi_macsquant-vyb_fcs3.1_duplicate-names.fcs": [["end-off-by-one"]],
      // $SPILLOVER has names and no values.
      "fcs/miltenyi_macsquant_fcs3.1_F32le.fcs": [["end-off-by-one", "spillover-unusable"]],
      "fcs/partec_cyflow_fcs3.0_I16le_mixedE.fcs": [["blanks-around-names", "end-off-by-one"]],
      "fcs/partec_pas_fcs2.0_I16le4.fcs": [["empty-values", "end-off-by-one"]],
      "fcs/sony_sa3800_spectral_fcs3.1_F32le.fcs": [["supplemental-text-ignored"]],
      // TEXT is right: only it fits $TOT; names were made unreadable, so was $TIMESTEP.
      "fcs/stratedigm_s1400exi_start-offset-wrong.fcs": [
        [
          "data-offsets-disagree", "spillover-unknown-detectors", "value-unusable",
          "trailing-bytes",
        ]
      ],
      // A ZIP archive where supplemental TEXT should be.
      "fcs/sysmex-partec_cube8_fcs3.0_I8+I16+I32le.fcs": [["supplemental-text-ignored"]],
      "gatingml/data1.fcs": [["empty-values", "log-offset-zero"]],
      "compensation/test_comp_example.fcs": [["end-off-by-one"]],
    ]
    for number in 1...5 {
      table["compensation/flowcore_controls/060909.00\(number)"] = [["log-offset-zero"]]
    }
    for path in files where path.hasPrefix("marrow/bendall2011") {
      table[path] = [["end-off-by-one"]]
    }
    return table
  }()
}
