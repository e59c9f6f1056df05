/// A document as it is written.
enum WrittenText {
  // Lines of a file can't be broken to the width of source code.
  // swift-format-ignore
  static let strategy = #"""
    <?xml version="1.0" encoding="UTF-8"?>
    <gating:Gating-ML xmlns:data-type="http://www.isac-net.org/std/Gating-ML/v2.0/datatypes" xmlns:dotgate="https://dotgate.org/ns/1" xmlns:gating="http://www.isac-net.org/std/Gating-ML/v2.0/gating" xmlns:transforms="http://www.isac-net.org/std/Gating-ML/v2.0/transformations">
      <data-type:custom_info>
        <dotgate:strategy name="B-ALL"/>
      </data-type:custom_info>
      <transforms:transformation transforms:id="logicle_262144_0.5_4.5_0">
        <transforms:logicle transforms:T="262144" transforms:W="0.5" transforms:M="4.5" transforms:A="0"/>
      </transforms:transformation>
      <transforms:transformation transforms:id="flin_262144_0">
        <transforms:flin transforms:T="262144" transforms:A="0"/>
      </transforms:transformation>
      <gating:PolygonGate gating:id="G1">
        <data-type:custom_info>
          <dotgate:gate name="CD22+" hue="3">
            <dotgate:parameter index="0" name="PE-A" marker="CD22"/>
            <dotgate:plot>
              <dotgate:x lower="0" upper="1" compensation-ref="FCS" transformation-ref="logicle_262144_0.5_4.5_0">
                <dotgate:parameter name="PE-A" marker="CD22"/>
              </dotgate:x>
              <dotgate:y lower="0" upper="1" compensation-ref="uncompensated" transformation-ref="flin_262144_0">
                <dotgate:parameter name="SSC-A"/>
              </dotgate:y>
            </dotgate:plot>
          </dotgate:gate>
        </data-type:custom_info>
        <gating:dimension gating:compensation-ref="FCS" gating:transformation-ref="logicle_262144_0.5_4.5_0">
          <data-type:fcs-dimension data-type:name="PE-A"/>
        </gating:dimension>
        <gating:dimension gating:compensation-ref="uncompensated" gating:transformation-ref="flin_262144_0">
          <data-type:fcs-dimension data-type:name="SSC-A"/>
        </gating:dimension>
        <gating:vertex>
          <gating:coordinate data-type:value="0.25"/>
          <gating:coordinate data-type:value="0"/>
        </gating:vertex>
        <gating:vertex>
          <gating:coordinate data-type:value="1"/>
          <gating:coordinate data-type:value="0"/>
        </gating:vertex>
        <gating:vertex>
          <gating:coordinate data-type:value="1"/>
          <gating:coordinate data-type:value="0.1"/>
        </gating:vertex>
      </gating:PolygonGate>
    </gating:Gating-ML>

    """#
}
