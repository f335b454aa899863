// org.apache.poi.hssf.usermodel: sheets as exports write them. Source: the Apache POI 5 API reference.
package org.apache.poi.hssf.usermodel;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;

public class HSSFWorkbook implements Workbook {
    public HSSFSheet createSheet();
    public HSSFSheet createSheet(String sheetname);
    public HSSFSheet getSheetAt(int index);
}

public class HSSFSheet implements Sheet {
    public HSSFRow createRow(int rownum);
}

public class HSSFRow implements Row {
    public HSSFCell createCell(int column);
}

public class HSSFCell implements Cell {
    public HSSFRow getRow();
    public HSSFSheet getSheet();
}
